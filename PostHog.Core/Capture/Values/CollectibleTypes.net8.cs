namespace PostHog.Capture.Values;

internal static partial class CollectibleTypes
{
    private static bool IsCollectible(Type type) => type.IsCollectible;
}
