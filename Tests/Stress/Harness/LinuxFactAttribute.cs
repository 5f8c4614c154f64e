namespace Unroll.Stress.Harness;

/// <summary>A test of what only Linux has: it is skipped, and told so, elsewhere.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = Pages.Supported ? null : "needs the guard pages of Linux";
}
