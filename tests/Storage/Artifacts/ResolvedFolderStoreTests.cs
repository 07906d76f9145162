using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public sealed class ResolvedFolderStoreTests() : LocalArtifactStoreSuite(folder => new ResolvedFolder(folder));
