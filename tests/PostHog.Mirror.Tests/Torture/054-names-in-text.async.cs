// Names in nameof and documentation follow.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    /// <summary>
    /// See <see cref="TryAsync"/>, <see cref="CountAsync(string, CancellationToken)"/>, <see cref="Api.RunAsync"/>,
    /// <see cref="PostHog.Async.Cases.Api.CountAsync"/> and <seealso cref="GenericAsync{T}(T)"/>.
    /// The word TryAsync in prose stays, and so does <c>await TryAsync()</c>.
    /// </summary>
    /// <inheritdoc cref="TryAsync"/>
    public string Name => nameof(TryAsync) + nameof(Api.RunAsync) + nameof(Async);

    public int Async => 1;

    public async Task TryAsync() => await LogAsync();

    private Task<int> CountAsync(string text, CancellationToken cancellationToken) => api.CountAsync(cancellationToken);

    private static Task<T> GenericAsync<T>(T value) => Task.FromResult(value);

    private static async Task LogAsync([System.Runtime.CompilerServices.CallerMemberName] string caller = "") =>
        await Console.Out.WriteAsync(caller);
}
