// Sequences as parameters, results and fields.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private readonly IAsyncEnumerable<int>? _source;

    public IAsyncEnumerable<int> Source => _source ?? NumbersAsync();

    public IAsyncEnumerable<int> PassAsync() => NumbersAsync();

    public async Task<int> SumAsync(IAsyncEnumerable<int> numbers)
    {
        var sum = await api.CountAsync();
        await foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    private async IAsyncEnumerable<int> NumbersAsync()
    {
        yield return await api.CountAsync();
    }
}
