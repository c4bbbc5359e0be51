// A member of somebody else without a synchronous sibling is refused by the async project. (fails when blocking)
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public sealed class Inner : MemoryStream
    {
        public override void Flush(CancellationToken cancellationToken) { }
    }

    public void Try() => api.Run();
}
