namespace Unroll.Tests;

/// <summary>A test of what only Linux has: it is skipped, and told so, elsewhere.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "needs Linux";
}
