package org.masthead.extract.text;

/** The most frequent Han characters, which a wrong charset hits by chance only. */
final class EverydayHan {

    /** Simplified, traditional and Japanese forms of the characters every long text has. */
    private static final String MOST_FREQUENT =
            "的一是不了在人有我他这個个们中来上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡"
                    + "用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從"
                    + "想实實日者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰"
                    + "向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内信表化老给給世位次度门門任常先海通教儿東东员員"
                    + "報报台北京市月者社会人年時分間前後今週本語円県区町村駅車電気話動画";

    private EverydayHan() {}

    static boolean contains(char c) {
        return MOST_FREQUENT.indexOf(c) >= 0;
    }
}
