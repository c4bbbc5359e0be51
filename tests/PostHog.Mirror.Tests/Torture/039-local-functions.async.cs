// Local functions are methods, wherever they stand.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync(CancellationToken cancellationToken)
    {
        await FirstAsync();
        return await SumAsync<int>(3);

        async Task FirstAsync() => await api.RunAsync(cancellationToken);

        static async Task<int> SumAsync<T>(int count)
        {
            return count == 0 ? 0 : 1 + await SumAsync<T>(count - 1);
        }
    }
}
