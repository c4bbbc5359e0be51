// Generic bases, constraints and variance over tasks.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public interface ISource<out T>
    {
        T Next();
    }

    public abstract class Source<T> : ISource<Func<Task<T>>>
        where T : notnull
    {
        public abstract Func<Task<T>> Next();

        public async Task<IEnumerable<T>> AllAsync<TSource>(TSource source)
            where TSource : ISource<Func<Task<T>>> => [await source.Next()(), await Next()()];
    }

    public string Name => api.Name;
}
