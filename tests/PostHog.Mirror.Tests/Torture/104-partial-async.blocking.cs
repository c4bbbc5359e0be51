// Partial methods and primary constructors with tasks.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public sealed partial class Inner(Func<int> source)
    {
        public partial int Read();

        public partial int Read() => source() + source();
    }

    public Inner Make() => new(() => api.Count());
}
