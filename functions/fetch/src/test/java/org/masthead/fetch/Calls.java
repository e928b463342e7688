package org.masthead.fetch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;

/** Real clients, watched from outside: every call goes on to the engine behind. */
final class Calls {

    private Calls() {}

    /** Runs in place of a call, knows its name and first argument, and may let it proceed. */
    interface Around {
        Object call(String method, Object argument, Call rest) throws Throwable;
    }

    /** The call itself. */
    interface Call {
        Object proceed() throws Throwable;
    }

    static <T> T around(Class<T> type, T client, Around around) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                around.call(
                                        method.getName(),
                                        arguments == null ? "" : arguments[0],
                                        () -> {
                                            try {
                                                return method.invoke(client, arguments);
                                            } catch (InvocationTargetException e) {
                                                throw e.getTargetException();
                                            }
                                        })));
    }

    static <T> T seen(Class<T> type, T client, BiConsumer<String, Object> eye) {
        return around(
                type,
                client,
                (method, argument, call) -> {
                    var answer = call.proceed();
                    eye.accept(method, argument);
                    return answer;
                });
    }
}
