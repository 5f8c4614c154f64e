namespace Unroll.Vision.Metrics;

/// <summary>The detections and truths of one class, in the order of their pictures.</summary>
internal sealed class ClassRecord
{
    private readonly List<(int Picture, Detection Detection)> _detections = [];
    private readonly List<(int Picture, GroundTruth Truth)> _truths = [];

    /// <summary>Whether there is neither a detection nor a truth.</summary>
    public bool IsEmpty => _detections.Count == 0 && _truths.Count == 0;

    public void Add(int picture, Detection detection) => _detections.Add((picture, detection));

    public void Add(int picture, GroundTruth truth) => _truths.Add((picture, truth));

    public void Clear()
    {
        _detections.Clear();
        _truths.Clear();
    }

    /// <summary>Says what became of every detection.</summary>
    /// <param name="rule">Which detection is of which truth.</param>
    /// <param name="truths">Gets the truths that count.</param>
    /// <returns>A match for each detection that is looked at: by falling scores, and of equal ones by pictures, then as they were
    /// added.</returns>
    public List<Match> Match(MatchingRule rule, out int truths)
    {
        var matches = new List<Match>(_detections.Count);
        truths = 0;
        int truth = 0, detection = 0;
        while (truth < _truths.Count || detection < _detections.Count)
        {
            int picture = Math.Min(
                truth < _truths.Count ? _truths[truth].Picture : int.MaxValue,
                detection < _detections.Count ? _detections[detection].Picture : int.MaxValue);
            var expected = new List<GroundTruth>();
            for (; truth < _truths.Count && _truths[truth].Picture == picture; truth++)
                expected.Add(_truths[truth].Truth);
            var found = new List<Detection>();
            for (; detection < _detections.Count && _detections[detection].Picture == picture; detection++)
                found.Add(_detections[detection].Detection);
            // OrderBy is stable.
            Detection[] sorted = [.. found.OrderByDescending(each => each.Score).Take(rule.MostDetections)];
            GroundTruth[] ordered = [.. expected.OrderBy(rule.Ignores)];
            truths += ordered.Count(each => !rule.Ignores(each));
            PictureMatching.Add(sorted, ordered, rule, matches);
        }

        return [.. matches.OrderByDescending(match => match.Score)];
    }
}
