using Samples.Faces;

namespace Unroll.Samples.Tests.Faces;

/// <summary>
/// A test that needs the published weights of the network that tells persons from pictures of them, which are not in the repository. The
/// variable UNROLL_HUMAN_MODELS names their folder; without it the test is skipped and says so.
/// </summary>
public sealed class PublishedLivenessTheoryAttribute : TheoryAttribute
{
    public PublishedLivenessTheoryAttribute()
    {
        if (Folder is null)
            Skip = $"It needs the folder \"models\" of the npm package {FaceLiveness.Package}: set UNROLL_HUMAN_MODELS to it.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("UNROLL_HUMAN_MODELS") is { Length: > 0 } folder ? folder : null;
}
