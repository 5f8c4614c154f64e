using Unroll.Stress.Attacks;

namespace Unroll.Stress.Harness;

/// <summary>All attacks by the names under which they are started.</summary>
internal static class AttackList
{
    /// <summary>The one that only Linux can run.</summary>
    public const string GuardPages = "guard-pages";

    public static IReadOnlyDictionary<string, Func<Attack>> All { get; } = new Dictionary<string, Func<Attack>>
    {
        ["weight-files"] = () => new WeightFileAttack(),
        ["idx-files"] = () => new IdxFileAttack(),
        ["csv-files"] = () => new CsvFileAttack(),
        ["checkpoint-files"] = () => new CheckpointFileAttack(),
        ["kill-in-save"] = () => new SaveKillAttack(),
        ["kill-in-training"] = () => new TrainKillAttack(),
        ["kill-in-search"] = () => new SearchKillAttack(),
        ["load-beside"] = () => new LoadBesideAttack(),
        ["dispose"] = () => new DisposeAttack(),
        ["detection"] = () => new DetectionAttack(),
        ["members"] = () => new MemberAttack(),
        [GuardPages] = () => new GuardPageAttack(),
    };
}
