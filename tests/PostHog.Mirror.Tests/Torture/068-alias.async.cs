// An alias hides a task type.
using Count = System.Threading.Tasks.Task<int>;
using static System.Threading.Tasks.Task;

namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public Count TryAsync() => api.CountAsync();
}
