namespace PostHog.Capture.Values;

/// <summary>Tuples are read by reflection on this target, which has no trimming.</summary>
internal static class TupleItems
{
    /// <summary>Returns null.</summary>
    public static Dictionary<string, object?>? Of(object value) => null;
}
