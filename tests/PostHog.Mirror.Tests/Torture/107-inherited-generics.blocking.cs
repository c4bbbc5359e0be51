// Generic bases, constraints and variance over tasks.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public interface ISource<out T>
    {
        T Next();
    }

    public abstract class Source<T> : ISource<Func<T>>
        where T : notnull
    {
        public abstract Func<T> Next();

        public IEnumerable<T> All<TSource>(TSource source)
            where TSource : ISource<Func<T>> => [source.Next()(), Next()()];
    }

    public string Name => api.Name;
}
