namespace PostHog.Async;

public sealed class Sample
{
    private static readonly AsyncLocal<int> Current = new();

    public static void Enter() => Current.Value = 1;

    public static async Task<int> RunAsync()
    {
        await Task.CompletedTask;
        return Current.Value;
    }
}
