using Unroll.Vision;

namespace Samples.Faces;

/// <summary>A face of a picture: where it is, and how sure the detector is of it, from 0 to 1.</summary>
internal sealed record FoundFace(Box Box, float Score)
{
    /// <summary>The 68 landmarks in pixels of the picture, x and y of each.</summary>
    public float[] Landmarks { get; init; } = [];

    /// <summary>The face turned upright and scaled, as dlib's network was taught; null before it was read.</summary>
    public Picture? Upright { get; init; }

    /// <summary>The 128 numbers of the upright face, by which it is recognized.</summary>
    public float[] Descriptor { get; init; } = [];

    /// <summary>How much it looks like a person before the camera, from 0 to 1; null where nobody asked.</summary>
    public float? Live { get; init; }

    /// <summary>The Euclidean distance of two upright faces; below 0.6 they are said to be of one person.</summary>
    public float DistanceTo(FoundFace other) => FaceVerifier.Distance(Descriptor, other.Descriptor);
}
