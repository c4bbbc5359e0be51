// Every kind of member is renamed alike.
namespace PostHog.Blocking.Cases;

public interface ICase<in TIn, TOut>
{
    TOut One(TIn value);

    void Two() { }

    static abstract void Three();
}

public abstract class Base : ICase<string, int>
{
    public abstract int One(string value);

    public virtual void Four() { }

    public virtual void Five() => Four();

    public void Six() { }

    public static void Three() { }
}

public class Case : Base
{
    public override int One(string value) => value.Length;

    public sealed override void Four() => base.Four();

    public override void Five() => base.Five();

    public new void Six() => base.Six();
}
