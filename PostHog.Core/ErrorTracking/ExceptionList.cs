using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-envelope, exception-mechanism.
/// <summary>Creates the exception list of one event: the exception that was caught, then what led to it.</summary>
internal sealed class ExceptionList(FrameReader frames, ExceptionBoundary? boundary)
{
    // Its value is never written: the log says why.
    private const string Unread = "unread";

    private const int MaxMessageLength = 8 * 1024;
    private const int MaxNameLength = 256;

    private readonly TextBudget _budget = new();

    /// <summary>Returns the entries, at least one.</summary>
    public List<Dictionary<string, object?>> Of(object error, ExceptionDetails? details) =>
        error is Exception outermost ? OfTree(outermost, details) : [OfOther(error, details)];

    private List<Dictionary<string, object?>> OfTree(Exception outermost, ExceptionDetails? details)
    {
        var nodes = ExceptionTree.Of(ExceptionTree.SubjectOf(outermost));
        var list = new List<Dictionary<string, object?>>(nodes.Count);
        for (var id = 0; id < nodes.Count; id++)
        {
            var error = nodes[id].Error;
            var entry = Entry(
                ReadableType.NameOf(error.GetType()),
                ReadableType.ModuleOf(error.GetType()),
                ErrorText.MessageOf(error)
            );
            var stack = frames.Of(error, _budget);
            var isSubstituted = id == 0 && stack is null && AddCaller(ref stack);
            entry[ExceptionNames.Mechanism] =
                id == 0
                    ? Mechanism.OfOutermost(boundary, isSubstituted, StatedIn(details))
                    : Mechanism.OfNested(nodes[id], id, isSyntheticKnown: boundary is not null);
            list.Add(WithStack(entry, stack));
        }

        return list;
    }

    private Dictionary<string, object?> OfOther(object error, ExceptionDetails? details)
    {
        var read = ErrorLike.Of(error);
        var entry = Entry(read.Type, module: null, read.Message);
        var stack = frames.OfText(read.Stack, _budget);
        if (stack is null)
        {
            _ = AddCaller(ref stack);
        }

        entry[ExceptionNames.Mechanism] = Mechanism.OfOutermost(
            boundary,
            synthetic: true,
            StatedIn(details)
        );
        // They are left out, and only the log names them.
        for (var index = 0; index < read.Unread.Count; index++)
        {
            entry[$"{Unread} {index}"] = read.Unread[index];
        }

        return WithStack(entry, stack);
    }

    // Only a call that reports an exception is near its origin.
    private bool AddCaller(ref List<Dictionary<string, object?>>? stack)
    {
        stack = boundary is { IsNearCaller: true } ? frames.OfCaller(_budget) : null;
        return stack is not null;
    }

    private Dictionary<string, object?> Entry(string type, string? module, string message)
    {
        var entry = new Dictionary<string, object?>(5, StringComparer.Ordinal)
        {
            [ExceptionNames.EntryType] = NotBlank(_budget.Take(type, MaxNameLength)),
            [ExceptionNames.Value] = _budget.Take(message, MaxMessageLength),
        };
        if (!string.IsNullOrEmpty(module))
        {
            entry[ExceptionNames.Module] = _budget.Take(module!, MaxNameLength);
        }

        return entry;
    }

    private static string NotBlank(string type) =>
        string.IsNullOrWhiteSpace(type) ? nameof(Exception) : type;

    private static Dictionary<string, object?> WithStack(
        Dictionary<string, object?> entry,
        List<Dictionary<string, object?>>? stack
    )
    {
        if (stack is not null)
        {
            entry[ExceptionNames.StackTrace] = new Dictionary<string, object?>(
                2,
                StringComparer.Ordinal
            )
            {
                [ExceptionNames.EntryType] = ExceptionNames.RawStack,
                [ExceptionNames.Frames] = stack,
            };
        }

        return entry;
    }

    private static IEnumerable<KeyValuePair<string, object?>> StatedIn(ExceptionDetails? details)
    {
        if (details is null)
        {
            return [];
        }

        return details.Handled is { } handled
            ? details.Mechanism.Append(new(ExceptionNames.Handled, handled))
            : details.Mechanism;
    }
}
