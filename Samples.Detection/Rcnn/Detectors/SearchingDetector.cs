using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>A detector whose proposals come from selective search, as those of R-CNN and Fast R-CNN.</summary>
internal abstract class SearchingDetector : RegionDetector
{
    private readonly SelectiveSearch search = SearchedProposals.Search();
    private readonly Picture picture = new(Side, Side, 1);
    private readonly Box[] proposed = new Box[SearchedProposals.Most];
    private int count;

    /// <summary>The proposals of the training scenes, by their indices.</summary>
    public Box[][] TrainingProposals { get; set; } = [];

    /// <summary>The proposals of the last picture.</summary>
    protected ReadOnlySpan<Box> Proposed => proposed.AsSpan(0, count);

    public override ReadOnlySpan<Box> Propose(ReadOnlySpan<float> pixels)
    {
        SearchedProposals.Write(pixels, picture);
        count = search.Find(picture, proposed);
        return Proposed;
    }
}
