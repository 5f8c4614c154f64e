using Samples.Faces;

namespace Unroll.Samples.Tests.Faces;

/// <summary>
/// A test that needs the published weights of the networks of faces, which are not in the repository. The variable UNROLL_FACE_API names
/// their
/// folder; without it the test is skipped and says so.
/// </summary>
public sealed class PublishedFacesFactAttribute : FactAttribute
{
    public PublishedFacesFactAttribute()
    {
        if (Folder is null)
            Skip = $"It needs the folder \"model\" of the npm package {FacePackage.Name}: set UNROLL_FACE_API to it.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("UNROLL_FACE_API") is { Length: > 0 } folder ? folder : null;
}
