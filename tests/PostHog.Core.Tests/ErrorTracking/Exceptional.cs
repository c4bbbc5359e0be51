using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Builds and inspects exception events.</summary>
internal static class Exceptional
{
    public static readonly ExceptionEvents Events = With(new InAppRules([], []));

    public static ExceptionEvents With(
        InAppRules rules,
        bool paths = false,
        Func<string, IReadOnlyList<string>?>? source = null
    ) => new(new FrameReader(rules, new FrameWriter(paths, source)));

    /// <summary>Reports as an application does.</summary>
    public static PostHogEvent Manual(object error, ExceptionDetails? details = null) =>
        Events.Build(error, "user-42", details, ExceptionBoundary.Manual);

    public static List<Dictionary<string, object?>> List(this PostHogEvent built) =>
        (List<Dictionary<string, object?>>)built["$exception_list"]!;

    public static Dictionary<string, object?> Mechanism(this PostHogEvent built, int entry = 0) =>
        (Dictionary<string, object?>)built.List()[entry]["mechanism"]!;

    public static List<Dictionary<string, object?>> Frames(this PostHogEvent built, int entry = 0)
    {
        var stack = built.List()[entry].TryGetValue("stacktrace", out var found) ? found : null;
        return stack is null
            ? []
            : (List<Dictionary<string, object?>>)((Dictionary<string, object?>)stack)["frames"]!;
    }

    public static string[] Functions(this PostHogEvent built, int entry = 0) =>
        [.. built.Frames(entry).Select(frame => (string)frame["function"]!)];

    /// <summary>Throws and catches, so that the exception has a stack.</summary>
    public static T Thrown<T>(T error)
        where T : Exception
    {
        try
        {
            throw error;
        }
        catch (T caught)
        {
            return caught;
        }
    }
}
