using System.Net.Http;
using System.Reflection;

namespace PostHog.Wire;

/// <summary>
/// Which classes implement the two methods of a handler. Programs compiled ahead of time keep no list of a class's methods,
/// so the runtime is asked what a call would reach.
/// </summary>
internal static class HandlerMethods
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Since .NET 9, this class names what a delegate calls, also where no method can be described.
    private const string Describer = "System.Diagnostics.DiagnosticMethodInfo";

    private static Func<HttpMessageHandler, bool?>? _examine;

    /// <summary>Links the examination. Called wherever a caller supplies a handler: others need none of its code.</summary>
    public static void Require() => _examine ??= Examine;

    /// <summary>
    /// Returns whether <c>Send</c> would skip what the handler does in <c>SendAsync</c>; null if the runtime cannot tell.
    /// </summary>
    public static bool? IsSkipped(HttpMessageHandler handler) => _examine!(handler);

    private static bool? Examine(HttpMessageHandler handler)
    {
        // On .NET Framework the runtime may have no Send: requests then use tasks, and pass through every handler.
        if (typeof(HttpMessageHandler).GetMethod("Send", Members) is not { } send)
        {
            return false;
        }

        var bySend = Implementer(send, handler);
        var byTask = Implementer(
            typeof(HttpMessageHandler).GetMethod("SendAsync", Members)!,
            handler
        );
        return bySend is null || byTask is null ? null : byTask.IsSubclassOf(bySend);
    }

    private static Type? Implementer(MethodInfo method, HttpMessageHandler handler) =>
        Implementer(
            method.CreateDelegate(
                typeof(Func<HttpRequestMessage, CancellationToken, object>),
                handler
            )
        );

    private static Type? Implementer(Delegate call)
    {
        try
        {
            return call.Method.DeclaringType;
        }
        catch (NotSupportedException)
        {
            return Class(call.Target!.GetType(), NameOfClass(call));
        }
    }

    // By delegates: what the runtime needs to invoke methods would become part of each program.
    private static string? NameOfClass(Delegate call)
    {
        var describe = Type.GetType(Describer)?.GetMethod("Create", [typeof(Delegate)]);
        var described = (
            (Func<Delegate, object?>?)describe?.CreateDelegate(typeof(Func<Delegate, object?>))
        )?.Invoke(call);
        var name = Type.GetType(Describer)?.GetMethod("get_DeclaringTypeName", Type.EmptyTypes);
        return described is null
            ? null
            : ((Func<string>?)name?.CreateDelegate(typeof(Func<string>), described))?.Invoke();
    }

    // The class of a handler, or the one above it, that has the name.
    private static Type? Class(Type type, string? name)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            var declared = level.IsGenericType ? level.GetGenericTypeDefinition() : level;
            if (declared.FullName == name)
            {
                return level;
            }
        }

        return null;
    }
}
