namespace PostHog.Delivery;

internal sealed partial class BatchPicker
{
    // A set of this target has no size of its own.
    private static HashSet<Guid> Sized(int _) => [];
}
