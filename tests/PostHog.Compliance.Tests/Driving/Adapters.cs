namespace PostHog.Compliance.Tests.Driving;

/// <summary>The adapters of this run: one process for each variant, started when first asked for.</summary>
internal static class Adapters
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Dictionary<Variant, AdapterProcess> Started = [];

    public static async Task<AdapterProcess> GetAsync(Variant variant)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Started.TryGetValue(variant, out var adapter))
            {
                adapter = await AdapterProcess.StartAsync(variant);
                Started.Add(variant, adapter);
            }

            return adapter;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task StopAllAsync()
    {
        foreach (var adapter in Started.Values)
        {
            await adapter.DisposeAsync();
        }
    }
}
