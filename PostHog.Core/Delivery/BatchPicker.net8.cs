namespace PostHog.Delivery;

internal sealed partial class BatchPicker
{
    private static HashSet<Guid> Sized(int count) => new(count);
}
