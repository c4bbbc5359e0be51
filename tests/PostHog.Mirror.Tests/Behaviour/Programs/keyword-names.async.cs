// Names that become keywords, and names that stay.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> @classAsync()
    {
        await Task.Yield();
        return 1;
    }

    static Task<int> valueAsync() => Task.FromResult(2);

    static Task<int> whenAsync(int fieldAsync) => Task.FromResult(fieldAsync);

    public static async Task RunAsync(List<string> log)
    {
        log.Add(
            (
                await classAsync() + await @classAsync() + await valueAsync() + await whenAsync(4)
            ).ToString()
        );
        int awaitAsync = 3;
        log.Add($"{awaitAsync}");
        Func<int, Task<int>> varAsync = async x => x;
        log.Add((await varAsync(1)).ToString());
    }
}
