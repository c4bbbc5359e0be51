namespace PostHog.Development.Tests.Page;

/// <summary>What must hold wherever the page is shown.</summary>
internal static class PageChecks
{
    /// <summary>Lists what is wider than its place, or beyond the window, or on top of its neighbour.</summary>
    public const string Script = """
        (() => {
          const found = [];
          const text = element => `${element.tagName} "${element.textContent.slice(0, 40)}"`;
          if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
          const elements = [...document.querySelectorAll('button, input, select, h1, h2, h3, p, dd, dt, label, summary, li, .tag, .bar, .json, .share > span, .row > .at, .row > .size, .row > .status')]
            .filter(element => element.offsetParent);
          for (const element of elements) {
            const place = element.getBoundingClientRect();
            if (place.right > innerWidth + 1 || place.left < -1) found.push(`beyond the window: ${text(element)}`);
            if (getComputedStyle(element).display !== 'inline' && element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth + 1)
              found.push(`cut: ${text(element)}`);
          }
          const controls = elements.filter(element => /BUTTON|INPUT|SELECT|H[123]/.test(element.tagName) && !element.closest('.row'));
          for (const [index, one] of controls.entries()) {
            for (const other of controls.slice(index + 1)) {
              const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
              if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
                && !one.contains(other) && !other.contains(one) && one.closest('.panel') === other.closest('.panel'))
                found.push(`overlap: ${text(one)} and ${text(other)}`);
            }
          }
          return found.join('\n');
        })()
        """;
}
