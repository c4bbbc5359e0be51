// Namespaces in blocks, nested ones and file types.
namespace PostHog
{
    namespace Blocking
    {
        namespace Cases
        {
            file sealed class Hidden
            {
                public void Run() { }
            }

            public static class Case
            {
                public static void Try() => new Hidden().Run();
            }
        }
    }
}

namespace PostHog.Blocking.Cases.Deeper
{
    using PostHog.Blocking.Cases;
    using Short = PostHog.Blocking.Cases.Case;
    using static global::PostHog.Blocking.Cases.Case;

    public static class Case2
    {
        public static void Try()
        {
            Short.Try();
            PostHog.Blocking.Cases.Case.Try();
            global::PostHog.Blocking.Cases.Case.Try();
            global::PostHog.Blocking.Cases.Api? api = null;
            api?.Run();
        }
    }
}
