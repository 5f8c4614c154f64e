namespace Samples.Faces;

/// <summary>What the sample is asked to do.</summary>
/// <param name="Pictures">The pictures, one or two.</param>
/// <param name="Model">The folder of the weights, or null for the usual place.</param>
/// <param name="Fetch">Whether they may be fetched.</param>
/// <param name="Side">The rows and columns that the detector sees, 416 or 1280, or null for what suits the picture.</param>
/// <param name="Live">The folder of the weights that tell persons from pictures of them, or null where that is not asked.</param>
/// <param name="Output">The folder for what is written.</param>
internal sealed record FacesSettings(IReadOnlyList<string> Pictures, string? Model, bool Fetch, int? Side, string? Live, string Output);

/// <summary>What finds faces.</summary>
internal enum FaceDetectorName
{
    /// <summary>The tiny detector of face-api, whose weights are fetched.</summary>
    FaceApi,

    /// <summary>BlazeFace, whose weights come with the samples: boxes and six points, and no descriptors.</summary>
    BlazeFace,
}
