// Tuples, deconstruction, throw expressions and compound assignment.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private int _sum;

    public async Task<(int A, int B)> TryAsync()
    {
        (_sum, var other) = (await api.CountAsync(), await api.QuickAsync());
        _sum += await api.CountAsync();
        this[await api.CountAsync()] = other;
        _ = await api.FindAsync() ?? throw new InvalidOperationException(await NameAsync());
        return (A: await api.CountAsync(), B: _sum);
    }

    private int this[int index]
    {
        set => _sum = value + index;
    }

    private async Task<string> NameAsync() => (await api.NextAsync()).Name;
}
