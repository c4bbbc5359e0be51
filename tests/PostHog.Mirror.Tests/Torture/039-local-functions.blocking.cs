// Local functions are methods, wherever they stand.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Try(CancellationToken cancellationToken)
    {
        First();
        return Sum<int>(3);

        void First() => api.Run(cancellationToken);

        static int Sum<T>(int count)
        {
            return count == 0 ? 0 : 1 + Sum<T>(count - 1);
        }
    }
}
