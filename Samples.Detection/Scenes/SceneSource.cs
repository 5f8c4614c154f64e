using Unroll;

namespace Samples.Scenes;

/// <summary>
/// Scenes as samples to learn from. Their targets are known from the beginning; the pixels of a scene are composed when a mini-batch needs
/// them, so that a set of any size takes little memory.
/// </summary>
internal sealed class SceneSource : SampleSource
{
    private readonly SceneComposer composer;
    private readonly SceneTargets kind;
    private readonly int[] scenes;
    private readonly float[] targets;
    private readonly string name;

    /// <summary>The first scenes of a composer.</summary>
    /// <param name="composer">Composes them.</param>
    /// <param name="kind">What is learned of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="name">What a checkpoint remembers them by.</param>
    public SceneSource(SceneComposer composer, SceneTargets kind, int count, string name)
        : this(composer, kind, [.. Enumerable.Range(0, count)], new float[count * kind.Length], name)
    {
        int pixels = composer.Settings.Height * composer.Settings.Width;
        Parallel.For(0, count, () => (new float[pixels], new SceneObject[composer.Settings.MostObjects]), (scene, _, room) =>
        {
            int found = composer.ComposeInto(scene, room.Item1, room.Item2);
            kind.Write(room.Item2.AsSpan(0, found), composer.Settings, targets.AsSpan(scene * kind.Length, kind.Length));
            return room;
        }, _ => { });
    }

    private SceneSource(SceneComposer composer, SceneTargets kind, int[] scenes, float[] targets, string name) =>
        (this.composer, this.kind, this.scenes, this.targets, this.name) = (composer, kind, scenes, targets, name);

    public override int Count => scenes.Length;

    public override int InputCount => 1;

    public override int TargetCount => 1;

    public override int InputLength(int input = 0) => composer.Settings.Height * composer.Settings.Width;

    public override int TargetLength(int target = 0) => kind.Length;

    public override bool HasLabels(int target = 0) => false;

    public override int Label(int sample, int target = 0) => throw new InvalidOperationException("Scenes have numbers and no labels.");

    public override ReadOnlySpan<float> Target(int sample, int target = 0) => targets.AsSpan(scenes[sample] * kind.Length, kind.Length);

    public override SampleSource Select(ReadOnlySpan<int> samples)
    {
        int[] selected = new int[samples.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = scenes[samples[i]];
        return new SceneSource(composer, kind, selected, targets, $"{name}, {selected.Length} selected");
    }

    protected override SampleReader OpenReader(int? randomSeed) => new Reader(this);

    protected override string Fingerprint() => $"{Count} scenes: {name}";

    private sealed class Reader(SceneSource source) : SampleReader
    {
        private readonly SceneObject[] objects = new SceneObject[source.composer.Settings.MostObjects];

        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = source.InputLength();
            for (int i = 0; i < samples.Length; i++)
                source.composer.ComposeInto(source.scenes[samples[i]], rows.Slice(i * length, length), objects);
        }
    }
}
