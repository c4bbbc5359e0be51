// Names in nameof and documentation follow.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    /// <summary>
    /// See <see cref="Try"/>, <see cref="Count(string, CancellationToken)"/>, <see cref="Api.Run"/>,
    /// <see cref="PostHog.Blocking.Cases.Api.Count"/> and <seealso cref="Generic{T}(T)"/>.
    /// The word TryAsync in prose stays, and so does <c>await TryAsync()</c>.
    /// </summary>
    /// <inheritdoc cref="Try"/>
    public string Name => nameof(Try) + nameof(Api.Run) + nameof(Async);

    public int Async => 1;

    public void Try() => Log();

    private int Count(string text, CancellationToken cancellationToken) => api.Count(cancellationToken);

    private static T Generic<T>(T value) => value;

    private static void Log([System.Runtime.CompilerServices.CallerMemberName] string caller = "") =>
        Console.Out.Write(caller);
}
