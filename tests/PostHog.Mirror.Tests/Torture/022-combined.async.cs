// Combining tasks is a seam of its own.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        int[] numbers = [1, 2];
        await Task.WhenAll(numbers.Select(async number => await api.NextAsync(number)));
        await Task.WhenAny(api.RunAsync(cancellationToken), api.RunAsync());
    }
}
