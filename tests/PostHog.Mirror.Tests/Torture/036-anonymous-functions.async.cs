// Anonymous functions of every shape lose their async.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public void Try()
    {
        Func<int, Task<int>> simple = async number => await api.CountAsync();
        Func<int, Task> two = async (number) => await api.RunAsync();
        Func<Task<int>> block = async () =>
        {
            return await api.CountAsync();
        };
        Func<int, Task<int>> fixedOne = static async number => await Task.FromResult(number);
        Func<Task<int>> attributed = [Obsolete("x")] async () => await api.CountAsync();
        var typed = async Task<int> () => await api.CountAsync();
        var nothing = async Task (int number) => await (api.RunAsync());
        Func<Task> old = async delegate
        {
            await api.RunAsync();
        };
        Func<int, Task> older = async delegate(int number)
        {
            await api.NextAsync(number);
        };
        Func<Task> empty = async () => await Task.CompletedTask;
        Func<Task> done = () => Task.CompletedTask;
        Func<Task<int>> passed = () => api.CountAsync();
        Func<Task> returned = () =>
        {
            return api.RunAsync();
        };
    }
}
