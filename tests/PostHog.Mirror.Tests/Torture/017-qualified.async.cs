// Task types are recognised by their full names.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async System.Threading.Tasks.Task<int> OneAsync() => await api.CountAsync();

    public global::System.Threading.Tasks.ValueTask TwoAsync() =>
        System.Threading.Tasks.ValueTask.CompletedTask;

    public System.Threading.Tasks.Task<System.Threading.Tasks.Task<int>[]>? ThreeAsync => null;

    public System.Func<System.Threading.Tasks.Task> Four => () => System.Threading.Tasks.Task.CompletedTask;

    public global::System.Threading.Tasks.Task<int> FiveAsync() =>
        global::System.Threading.Tasks.Task.FromResult(1);
}
