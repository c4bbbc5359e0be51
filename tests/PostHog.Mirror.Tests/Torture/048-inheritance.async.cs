// Every kind of member is renamed alike.
namespace PostHog.Async.Cases;

public interface ICase<in TIn, TOut>
{
    Task<TOut> OneAsync(TIn value);

    Task TwoAsync() => Task.CompletedTask;

    static abstract ValueTask ThreeAsync();
}

public abstract class Base : ICase<string, int>
{
    public abstract Task<int> OneAsync(string value);

    public virtual Task FourAsync() => Task.CompletedTask;

    public virtual async Task FiveAsync() => await FourAsync();

    public Task SixAsync() => Task.CompletedTask;

    public static ValueTask ThreeAsync() => default;
}

public class Case : Base
{
    public override Task<int> OneAsync(string value) => Task.FromResult(value.Length);

    public sealed override async Task FourAsync() => await base.FourAsync();

    public override Task FiveAsync() => base.FiveAsync();

    public new Task SixAsync() => base.SixAsync();
}
