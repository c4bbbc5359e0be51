// Lambdas with default and params parameters, and natural types.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync()
    {
        var one = async (int count = 1) => await api.NextAsync(count);
        var two = async (params int[] counts) => await api.NextAsync(counts.Length);
        var three = api.QuickAsync;
        await one();
        await two(1, 2);
        return await three();
    }
}
