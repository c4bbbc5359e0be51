namespace PostHog.Async.Corpus;

/// <summary>A test fixture, as the blocking tests are made of.</summary>
public sealed class Fixture
{
    private readonly List<string> _said = [];

    public static IEnumerable<Func<Fixture, Task>> Steps =>
        [fixture => fixture.SayAsync("a"), async fixture => await fixture.SayAsync("b")];

    public async Task Says_what_it_is_told()
    {
        foreach (var step in Steps)
        {
            await step(this);
        }

        await ExpectAsync(() => SayAsync("c"), count: 3);
        await ExpectAsync(
            async () =>
            {
                await SayAsync("d");
                await SayAsync("e");
            },
            count: 5
        );
    }

    public async Task Fails_when_it_must()
    {
        var failure = await ThrowsAsync<InvalidOperationException>(async () =>
            await FailAsync<int>(new InvalidOperationException("x"))
        );

        Console.Out.Write(failure.Message + nameof(FailAsync));
    }

    private Task SayAsync(string text)
    {
        _said.Add(text);
        return Task.CompletedTask;
    }

    private async Task ExpectAsync(Func<Task> act, int count)
    {
        await act();
        if (_said.Count != count)
        {
            throw new InvalidOperationException();
        }
    }

    private static Task<T> FailAsync<T>(Exception exception) =>
        Task.FromException<T>(new InvalidOperationException("", exception));

    private static async Task<T> ThrowsAsync<T>(Func<Task> act)
        where T : Exception
    {
        try
        {
            await act();
        }
        catch (T expected)
        {
            return expected;
        }

        throw new InvalidOperationException();
    }
}
