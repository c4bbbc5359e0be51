/*>*/using Count = System.Threading.Tasks.Task<int>;/*<*/

namespace PostHog.Async;

public static class Sample
{
    public static int Read(Count? count) => count is null ? 0 : 1;
}
