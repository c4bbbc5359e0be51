using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Errors;

/// <summary>
/// Receives the exceptions that only diagnostic events tell of: those that the developer page shows, and those that
/// nothing handles on a server that does not complete their responses.
/// </summary>
internal sealed class UnhandledErrors(ErrorReporter reporter)
    : IObserver<KeyValuePair<string, object?>>
{
    private const string ShownToDeveloper = "Microsoft.AspNetCore.Diagnostics.UnhandledException";
    private const string Unhandled = "Microsoft.AspNetCore.Hosting.UnhandledException";

    /// <summary>Whether an event is received; of the others, ASP.NET Core creates none.</summary>
    public static bool Includes(string name) => name is ShownToDeveloper or Unhandled;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Value is not { } payload
            || ValueOf<HttpContext>(payload, "httpContext") is not { } context
            || context.Features.Get<RequestState>() is not { } state
        )
        {
            return;
        }

        if (value.Key == Unhandled)
        {
            reporter.Complete(context, state);
        }
        else if (ValueOf<Exception>(payload, "exception") is { } error)
        {
            reporter.NoteHandled(context, state, error, context.GetEndpoint());
        }
    }

    /// <summary>Nothing to do: the application ends.</summary>
    public void OnCompleted() { }

    /// <summary>Nothing to do: a diagnostic listener does not fail.</summary>
    public void OnError(Exception error) { }

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2075",
        Justification = "If the property was trimmed, the developer page still shows the exception."
    )]
    private static T? ValueOf<T>(object payload, string name)
        where T : class =>
        payload is IEnumerable<KeyValuePair<string, object?>> pairs
            ? pairs.FirstOrDefault(pair => pair.Key == name).Value as T
            : payload.GetType().GetProperty(name)?.GetValue(payload) as T;
}
