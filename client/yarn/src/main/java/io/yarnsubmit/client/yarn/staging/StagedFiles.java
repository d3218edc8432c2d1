package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an application that are on the cluster's file system.
 *
 * @param amFiles for the ApplicationMaster alone
 * @param home the installation that all but the user's files are from
 * @param runtimeFiles our jar for driver and executors, and what belongs to it
 * @param masterClasses the ApplicationMaster's class archive, which is among its files
 * @param runtimeClasses the one of driver and executors
 * @param userFiles what the user named
 * @param userJars the links of those that make up the user's class path, the application's jar first
 */
public record StagedFiles(
        ProductHome home,
        List<LocalFile> amFiles,
        List<LocalFile> runtimeFiles,
        Optional<ClassArchive> masterClasses,
        Optional<ClassArchive> runtimeClasses,
        List<LocalFile> userFiles,
        List<String> userJars) {
    /** On the cluster. */
    public Stream<LocalFile> all() {
        return Stream.of(amFiles, runtimeFiles, userFiles).flatMap(List::stream);
    }
}
