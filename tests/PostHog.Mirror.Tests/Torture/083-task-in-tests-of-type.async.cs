// Asking whether something is a task is about the task.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public static bool Is(object value) => value is Task<int>;

    public static Task<int>? As(object value) => value as Task<int>;

    public static Type Of() => typeof(Task<int>);

    public Type OfTask() => typeof(ValueTask);

    public string Name => nameof(Api) + api.Name;
}
