namespace PostHog.Async;

public sealed class Sample
{
    public Func<Task>? /*>*/StepAsync/*<*/ { get; set; 
    private static async Task<int> SumAsync()
    {
        var counts = (Sum: 1, SumAsync: 2);
        await Task.CompletedTask;
        return counts./*>*/SumAsync/*<*/;
    }
}
}
