// Namespaces in blocks, nested ones and file types.
namespace PostHog
{
    namespace Async
    {
        namespace Cases
        {
            file sealed class Hidden
            {
                public Task RunAsync() => Task.CompletedTask;
            }

            public static class Case
            {
                public static async Task TryAsync() => await new Hidden().RunAsync();
            }
        }
    }
}

namespace PostHog.Async.Cases.Deeper
{
    using PostHog.Async.Cases;
    using Short = PostHog.Async.Cases.Case;
    using static global::PostHog.Async.Cases.Case;

    public static class Case2
    {
        public static async Task TryAsync()
        {
            await Short.TryAsync();
            await PostHog.Async.Cases.Case.TryAsync();
            await global::PostHog.Async.Cases.Case.TryAsync();
            global::PostHog.Async.Cases.Api? api = null;
            await (api?.RunAsync() ?? Task.CompletedTask);
        }
    }
}
