// Static abstract and default members of interfaces.
namespace PostHog.Async.Cases;

public static class Case
{
    interface IMake<T>
        where T : IMake<T>
    {
        static abstract Task<T> MakeAsync();
        virtual async Task<string> NameAsync()
        {
            await Task.Yield();
            return typeof(T).Name;
        }
    }

    sealed class A : IMake<A>
    {
        public static async Task<A> MakeAsync()
        {
            await Task.Yield();
            return new A();
        }
    }

    static async Task<string> UseAsync<T>()
        where T : IMake<T> => await (await T.MakeAsync()).NameAsync();

    public static async Task RunAsync(List<string> log) => log.Add(await UseAsync<A>());
}
