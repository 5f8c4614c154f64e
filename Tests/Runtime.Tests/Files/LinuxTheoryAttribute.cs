namespace Unroll.Runtime.Tests.Files;

/// <summary>A test of what only Linux has, with several values: it is skipped, and told so, elsewhere.</summary>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "needs Linux";
}
