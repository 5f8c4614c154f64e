using Unroll.Vision;

namespace Samples.Faces;

/// <summary>A face of a picture: where it is, and how sure the detector is of it, from 0 to 1.</summary>
internal sealed record FoundFace(Box Box, float Score)
{
    /// <summary>The 68 landmarks in pixels of the picture, x and y of each.</summary>
    public float[] Landmarks { get; init; } = [];

    /// <summary>The 128 numbers by which it is recognized.</summary>
    public float[] Descriptor { get; init; } = [];

    /// <summary>The Euclidean distance of two descriptors; below 0.6 they are of the same person, says face-api.</summary>
    public float DistanceTo(FoundFace other)
    {
        double sum = 0;
        for (int i = 0; i < Descriptor.Length; i++)
            sum += ((double)Descriptor[i] - other.Descriptor[i]) * (Descriptor[i] - other.Descriptor[i]);
        return (float)Math.Sqrt(sum);
    }
}
